import {Anchor, createTheme} from '@mantine/core';

export const theme = createTheme({
    primaryColor: 'indigo',
    primaryShade: {light: 7, dark: 8},
    defaultRadius: 'md',
    fontFamily: "system-ui, -apple-system, 'Segoe UI', 'Hiragino Sans', 'Noto Sans', 'Noto Sans CJK JP', sans-serif",
    fontFamilyMonospace: 'var(--u-font-mono)',
    cursorType: 'pointer',
    respectReducedMotion: true,
    // A link within a text is known by more than its colour.
    components: {Anchor: Anchor.extend({defaultProps: {underline: 'always'}})},
});

/** The server gives every page a nonce for the styles that are made while it runs. */
export function styleNonce(): string {
    return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}
