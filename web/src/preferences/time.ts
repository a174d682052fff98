import {useCallback, useMemo} from 'react';
import {useIntl} from 'react-intl';

import {MILITARY_TIME, useDisplayPreference} from './queries';
import {useText} from '../text/text';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What a time that no calendar has is shown as. */
const NO_TIME = '—';

/** Whether calendars have it: epoch milliseconds within 100 million days (ECMA-262, time values). */
export function isTime(time: number): boolean {
    return typeof time === 'number' && Math.abs(time) <= 100_000_000 * DAY_MS;
}

/** The time of day as the user reads clocks. */
export function useClock(): (time: number) => string {
    const {locale} = useIntl();
    const military = useDisplayPreference(MILITARY_TIME);
    const format = useMemo(() => new Intl.DateTimeFormat(locale, {
        hour: 'numeric',
        minute: '2-digit',
        hourCycle: military === 'true' ? 'h23' : military === 'false' ? 'h12' : undefined,
    }), [locale, military]);
    return useCallback((time) => (isTime(time) ? format.format(time) : NO_TIME), [format]);
}

/** A day by its name: today, yesterday, or its date. */
export function useDay(): (time: number) => string {
    const {locale} = useIntl();
    const say = useText();
    return useCallback((time) => {
        if (!isTime(time)) {
            return NO_TIME;
        }
        const days = Math.round((startOfDay(Date.now()) - startOfDay(time)) / DAY_MS);
        if (days === 0 || days === 1) {
            return say(days === 0 ? 'day.today' : 'day.yesterday');
        }
        return new Intl.DateTimeFormat(locale, {
            weekday: 'long', month: 'long', day: 'numeric', year: yearOf(time),
        }).format(time);
    }, [locale, say]);
}

/** A time that is near mostly, as shortly as it can be told: today's without the date, this year's without the year. */
export function useShortMoment(): (time: number) => string {
    const {locale} = useIntl();
    const clock = useClock();
    return useCallback((time) => {
        if (!isTime(time) || startOfDay(time) === startOfDay(Date.now())) {
            return clock(time);
        }
        const date = new Intl.DateTimeFormat(locale, {month: 'short', day: 'numeric', year: yearOf(time)});
        return `${date.format(time)} ${clock(time)}`;
    }, [locale, clock]);
}

/** Date and time, in full. */
export function useMoment(): (time: number) => string {
    const {locale} = useIntl();
    const clock = useClock();
    return useCallback((time) => {
        if (!isTime(time)) {
            return NO_TIME;
        }
        return `${new Intl.DateTimeFormat(locale, {dateStyle: 'medium'}).format(time)} ${clock(time)}`;
    }, [locale, clock]);
}

export function startOfDay(time: number): number {
    return new Date(time).setHours(0, 0, 0, 0);
}

/** How to write the year: not at all if it is this one. */
function yearOf(time: number): 'numeric' | undefined {
    return new Date(time).getFullYear() === new Date().getFullYear() ? undefined : 'numeric';
}
