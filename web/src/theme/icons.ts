/** How large icons are: SVG attributes take no custom properties, so these tokens are not in tokens.css. */
export const ICON = {SMALL: '0.9rem', MEDIUM: '1rem', LARGE: '1.15rem', HUGE: '1.3rem'} as const;
