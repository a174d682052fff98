import type {Say} from '../text/text';

/** What every account needs, with the rules that the server checks again. */
export interface Account {
    email: string;
    username: string;
    password: string;
}

export const NO_ACCOUNT: Account = {email: '', username: '', password: ''};

export function accountRules(say: Say, config: Record<string, string>) {
    const shortest = Number(config.PasswordMinimumLength) || 8;
    return {
        email: (value: string) => (/^\S+@\S+$/.test(value.trim()) ? null : say('account.email.wrong')),
        username: (value: string) =>
            /^[a-z0-9._-]{1,64}$/.test(value.trim().toLowerCase()) ? null : say('account.username.wrong'),
        password: (value: string) => (value.length >= shortest ? null : say('account.password.short', {shortest})),
    };
}
