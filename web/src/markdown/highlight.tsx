import {toJsxRuntime} from 'hast-util-to-jsx-runtime';
import {common, createLowlight} from 'lowlight';
import type {ReactNode} from 'react';
import {Fragment, jsx, jsxs} from 'react/jsx-runtime';

const lowlight = createLowlight(common);

/** Elements for the code's words; plain text for a language that nobody knows. */
export function highlight(text: string, language: string): ReactNode {
    return lowlight.registered(language)
        ? toJsxRuntime(lowlight.highlight(language, text), {Fragment, jsx, jsxs})
        : text;
}
