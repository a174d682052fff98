import {expect, it} from 'vitest';

import {CASES, OF_THE_MOMENT} from '../e2e/events.cases';
import {follow} from './follow';
import {heard} from './realtime/socket';

it('follows no event without a case that says what it does', () => {
    follow();
    expect(heard()).toEqual([...new Set([...CASES.map((each) => each.event), ...OF_THE_MOMENT])].sort());
});
