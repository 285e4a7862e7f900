import { fieldOf, type Dataset } from '../dataset/dataset.ts';
import { printed } from './printed.ts';
import { numberWords, partWords } from './words.ts';
