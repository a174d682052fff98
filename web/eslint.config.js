import {readdirSync} from 'node:fs';

import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** The folders of src/, from the ground up: each may see those before it, and no other. */
const FLOORS = [
    'browser', 'api', 'text', 'theme', 'shared', 'realtime', 'session', 'preferences', 'users', 'roles', 'teams', 'channels', 'emoji',
    'files', 'markdown', 'posts', 'composer', 'chat', 'entrance', 'settings', 'console',
];

/** Stands beside the house: tests alone see it. */
const OUTSIDE = ['testing'];

for (const {name} of readdirSync(new URL('src', import.meta.url), {withFileTypes: true}).filter((each) => each.isDirectory())) {
    if (![...FLOORS, ...OUTSIDE].includes(name)) {
        throw new Error(`src/${name} has no place among the FLOORS`);
    }
}

const floors = FLOORS.map((floor, at) => ({
    files: [`src/${floor}/**`],
    ignores: ['**/*.test.*'],
    rules: {
        'no-restricted-imports': ['error', {patterns: [
            {regex: `^\\.\\./(?!(${FLOORS.slice(0, at).join('|') || '-'})/)`, message: 'A folder sees only those below it: FLOORS in eslint.config.js.'},
        ]}],
    },
}));

export default tseslint.config(
    ...tseslint.configs.recommended,
    {
        files: ['**/*.{ts,tsx}'],
        plugins: {'react-hooks': hooks},
        rules: {
            'react-hooks/rules-of-hooks': 'error',
            'react-hooks/exhaustive-deps': 'error',
            'max-lines': ['error', {max: 250}],
            'no-restricted-syntax': [
                'error',
                {selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: 'No text becomes HTML.'},
                {selector: 'JSXAttribute[name.name="style"] Literal[value=/#[0-9a-f]{3,8}|[0-9](px|rem|ms)/i]', message: 'Colours, sizes and durations are tokens.'},
            ],
        },
    },
    ...floors,
);
