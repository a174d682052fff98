import {useCallback} from 'react';
import {useIntl} from 'react-intl';

import type en from './en.json';

export type MessageId = keyof typeof en;
export type Values = Record<string, string | number | Date>;
export type Say = (id: MessageId, values?: Values) => string;

/** The messages in the language of the user. */
export function useText(): Say {
    const intl = useIntl();
    return useCallback((id: MessageId, values?: Values) => intl.formatMessage({id}, values), [intl]);
}
