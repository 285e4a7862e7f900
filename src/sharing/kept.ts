import { stored, type From, type Store } from '../cache.ts';
import { own } from '../chart/kept.ts';
import { sharePng, type ShareCard } from './card.ts';

/** A card as PNG; kept from an earlier build when nothing on it has changed. */
export function cardPng(card: ShareCard, store: Store = own): Uint8Array {
  return stored(store, cardFrom(card), () => sharePng(card));
}

/** What the store keeps a card under. */
export function cardFrom(card: ShareCard): From {
  return ['picture', 'share', card];
}
