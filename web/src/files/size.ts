import {useCallback} from 'react';
import {useIntl} from 'react-intl';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
const STEP = 1024;

/** Tells bytes as people read them, such as 1.5 MB. */
export function useSize(): (bytes: number) => string {
    const {locale} = useIntl();
    return useCallback((bytes) => {
        const unit = Math.min(UNITS.length - 1, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(STEP)));
        return new Intl.NumberFormat(locale, {style: 'unit', unit: UNITS[unit], unitDisplay: unit === 0 ? 'long' : 'short', maximumFractionDigits: unit > 1 ? 1 : 0})
            .format(bytes / STEP ** unit);
    }, [locale]);
}
