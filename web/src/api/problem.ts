/** What the server says of a call that failed; its message is for people, its id for programs. */
export interface Problem {
    id: string;
    message: string;
    status: number;
}

export function problemOf(error: unknown): Problem {
    const raw = (error ?? {}) as {server_error_id?: string; message?: string; status_code?: number};
    return {
        id: raw.server_error_id ?? '',
        message: (raw.message ?? '').split(' : ')[0],
        status: raw.status_code ?? 0,
    };
}

/** Whether the server could not be reached at all. */
export function unreachable(error: unknown): boolean {
    return problemOf(error).status === 0;
}
