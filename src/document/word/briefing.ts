import type { Store } from '../../cache.ts';
import { own } from '../../chart/kept.ts';
import type { BriefingData } from '../briefing.ts';

export async function briefingDocx(_data: BriefingData, _store: Store = own): Promise<Uint8Array> {
  return new Uint8Array();
}
export async function actionPlanDocx(_data: BriefingData, _store: Store = own): Promise<Uint8Array> {
  return new Uint8Array();
}
