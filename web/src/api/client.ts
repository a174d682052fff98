import {Client4} from '@mattermost/client';

/** The official driver, so that this client proves the API; `call` is for what the driver does not know. */
class Api extends Client4 {
    call<T>(method: 'get' | 'post' | 'put' | 'delete', path: string, body?: unknown): Promise<T> {
        const options = {method, body: body === undefined ? undefined : JSON.stringify(body)};
        return this.doFetch<T>(`${this.getBaseRoute()}${path}`, options);
    }
}

export const api = new Api();
api.setUrl(window.location.origin);
