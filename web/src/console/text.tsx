import type {ReactNode} from 'react';
import {useCallback, useEffect, useState} from 'react';
import {IntlProvider, useIntl} from 'react-intl';

import {Waiting} from '../shared/Later';
import {useLanguage} from '../text/LanguageProvider';
import type {Values} from '../text/text';
import type en from './console.en.json';

export type ConsoleMessageId = keyof typeof en;
export type SayConsole = (id: ConsoleMessageId, values?: Values) => string;

/** The console's own messages: administrators load them, others never. */
export function ConsoleText({children}: {children: ReactNode}) {
    const intl = useIntl();
    const {language} = useLanguage();
    const [loaded, setLoaded] = useState<{language: string; messages: Record<string, string>}>();
    useEffect(() => {
        let wanted = true;
        const catalogue = language === 'ja' ? import('./console.ja.json') : import('./console.en.json');
        void catalogue.then((module) => wanted && setLoaded({language, messages: module.default}));
        return () => {
            wanted = false;
        };
    }, [language]);
    if (!loaded) {
        return <Waiting />;
    }
    return (
        <IntlProvider locale={loaded.language} messages={{...(intl.messages as Record<string, string>), ...loaded.messages}}>
            {children}
        </IntlProvider>
    );
}

export function useConsoleText(): SayConsole {
    const intl = useIntl();
    return useCallback((id, values) => intl.formatMessage({id}, values), [intl]);
}

/** What a setting is called and does; one that has no text of its own is called by its name. */
export function useSettingText(): (name: string) => {label: string; help: string} {
    const {messages} = useIntl();
    return useCallback((name) => ({
        label: (messages[`setting.${name}`] as string | undefined) ?? spaced(name),
        help: (messages[`help.${name}`] as string | undefined) ?? '',
    }), [messages]);
}

/** MaxOpenConns becomes Max open conns; SMTPServer becomes SMTP server. */
export function spaced(name: string): string {
    const words = name.split('.').slice(1).join(' ').replace(/OAuth/g, 'Oauth').replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2').split(' ');
    return words.map((word, index) => (index > 0 && /^[A-Z][a-z]/.test(word) ? word.toLowerCase() : word)).join(' ').replace(/oauth/gi, 'OAuth');
}
