import {useMantineColorScheme} from '@mantine/core';
import {useEffect} from 'react';

import {useMe} from '../session/queries';
import {useLanguage} from '../text/LanguageProvider';
import {COLOR_SCHEME, useDisplayPreference} from './queries';

/** Shows everything as the user set it, on whichever device they set it. */
export function ApplyPreferences() {
    const scheme = useDisplayPreference(COLOR_SCHEME);
    const locale = useMe().locale;
    const {setColorScheme} = useMantineColorScheme();
    const {choose} = useLanguage();
    useEffect(() => {
        if (scheme === 'light' || scheme === 'dark' || scheme === 'auto') {
            setColorScheme(scheme);
        }
    }, [scheme, setColorScheme]);
    useEffect(() => choose(locale), [locale, choose]);
    return null;
}
