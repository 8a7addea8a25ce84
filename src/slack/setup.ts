import type { KnownBlock } from '@slack/types';
import type { Routes } from './listen.ts';

export const setupRoutes: Routes = {};
export const setupHome = (): KnownBlock[] => [];
