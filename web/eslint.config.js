import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

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
);
