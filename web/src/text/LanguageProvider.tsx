import type {ReactNode} from 'react';
import {createContext, useCallback, useContext, useEffect, useMemo, useState} from 'react';
import {IntlProvider} from 'react-intl';

import {store, stored} from '../browser/storage';
import en from './en.json';

export type Language = 'en' | 'ja';
export const LANGUAGES: Language[] = ['en', 'ja'];

const KEY = 'utmost-language';

interface Choice {
    language: Language;
    choose: (language: string) => void;
}

const LanguageContext = createContext<Choice>({language: 'en', choose: () => undefined});

export function useLanguage(): Choice {
    return useContext(LanguageContext);
}

/** Japanese for whoever wants it, else English; a catalogue is loaded when it is first needed. */
export function LanguageProvider({children}: {children: ReactNode}) {
    const [language, setLanguage] = useState<Language>(initial);
    const [loaded, setLoaded] = useState<{language: Language; messages: Record<string, string>}>();

    useEffect(() => {
        let wanted = true;
        document.documentElement.lang = language;
        // English is here already; without it the page would wait for ever.
        load(language).then((messages) => wanted && setLoaded({language, messages}), () => wanted && setLoaded({language: 'en', messages: en}));
        return () => {
            wanted = false;
        };
    }, [language]);

    const choose = useCallback((wanted: string) => {
        const next = known(wanted);
        store(KEY, next);
        setLanguage(next);
    }, []);
    const choice = useMemo(() => ({language, choose}), [language, choose]);

    if (!loaded) {
        return null;
    }
    return (
        <LanguageContext.Provider value={choice}>
            <IntlProvider locale={loaded.language} messages={loaded.messages}>
                {children}
            </IntlProvider>
        </LanguageContext.Provider>
    );
}

async function load(language: Language): Promise<Record<string, string>> {
    return language === 'ja' ? (await import('./ja.json')).default : en;
}

function initial(): Language {
    return known(stored(KEY) || navigator.language);
}

function known(language: string): Language {
    return language.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}
