import type {ChildProcess} from 'node:child_process';
import {spawn} from 'node:child_process';
import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';

const LAUNCHER = resolve(import.meta.dirname, '../../utmost');

export const PASSWORD = 'correct horse 1';

/** A real server of its own for a file of tests. */
export class Server {
    readonly data = mkdtempSync(join(tmpdir(), 'utmost-e2e-'));
    port = 0;
    private process?: ChildProcess;

    get url(): string {
        return `http://localhost:${this.port}`;
    }

    /** Starts it, again on the same port if it ran before. */
    start(environment: Record<string, string> = {}): Promise<void> {
        // The launcher builds what is newer than its jar; the word that Vitest leaves there would make that a development build.
        const child = spawn(LAUNCHER, ['server', '--data', this.data, '--listen', `localhost:${this.port}`], {
            env: {...process.env, NODE_ENV: undefined, MM_LOGSETTINGS_CONSOLELEVEL: 'ERROR', ...environment},
            stdio: ['ignore', 'pipe', 'inherit'],
        });
        this.process = child;
        return new Promise((ready, fail) => {
            let told = '';
            child.stdout!.on('data', (chunk: Buffer) => {
                told += chunk.toString();
                const match = /ready at http:\/\/localhost:(\d+)/.exec(told);
                if (match) {
                    this.port = Number(match[1]);
                    ready();
                }
            });
            child.once('exit', (status) => fail(new Error(`the server ended with ${status}: ${told}`)));
        });
    }

    stop(): Promise<void> {
        const child = this.process!;
        return new Promise((stopped) => {
            child.removeAllListeners('exit');
            child.once('exit', () => stopped());
            child.kill('SIGTERM');
        });
    }

    /** Makes a user with a session, outside of any browser. */
    async person(username: string, admin?: Caller, more: object = {}): Promise<Caller> {
        const account = {username, email: `${username}@example.com`, password: PASSWORD, ...more};
        const made = await (admin ?? new Caller(this.url, '')).post('/users', account);
        return this.signIn(username, (made as {id: string}).id);
    }

    /** Another session of a user, outside of any browser. */
    async signIn(username: string, id = ''): Promise<Caller> {
        const signedIn = await fetch(`${this.url}/api/v4/users/login`, {
            method: 'POST',
            body: JSON.stringify({login_id: username, password: PASSWORD}),
        });
        return new Caller(this.url, signedIn.headers.get('Token') ?? '', id);
    }
}

type Json = Record<string, unknown> & {id: string};

/** Calls of the API as a script would make them. */
export class Caller {
    constructor(private readonly url: string, readonly token: string, readonly id = '') {}

    get = (path: string) => this.call('GET', path);
    post = (path: string, body: unknown) => this.call('POST', path, body);
    put = (path: string, body: unknown) => this.call('PUT', path, body);
    delete = (path: string) => this.call('DELETE', path);

    async answer(method: string, path: string, body?: unknown): Promise<Response> {
        return fetch(`${this.url}/api/v4${path}`, {
            method,
            headers: this.token ? {Authorization: `Bearer ${this.token}`} : {},
            body: body === undefined ? undefined : JSON.stringify(body),
        });
    }

    private async call(method: string, path: string, body?: unknown): Promise<Json> {
        const answer = await this.answer(method, path, body);
        const json = (await answer.json()) as Json;
        if (!answer.ok) {
            throw new Error(`${method} ${path}: ${JSON.stringify(json)}`);
        }
        return json;
    }
}
