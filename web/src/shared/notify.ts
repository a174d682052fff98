import {notifications} from '@mantine/notifications';

import {problemOf} from '../api/problem';

export function told(message: string): void {
    notifications.show({message, color: 'teal', autoClose: 3_000});
}

export function toldFailure(message: string): void {
    notifications.show({message, color: 'red'});
}

export function toldProblem(error: unknown): void {
    toldFailure(problemOf(error).message);
}
