import {Alert, Button, Group} from '@mantine/core';
import {IconAlertTriangle} from '@tabler/icons-react';

import {problemOf, unreachable} from '../api/problem';
import {useText} from '../text/text';

/** What went wrong and, where it makes sense, a way to try again. */
export function Failure({error, retry}: {error: unknown; retry?: () => void}) {
    const say = useText();
    if (!error) {
        return null;
    }
    return (
        <Alert color="red" role="alert" icon={<IconAlertTriangle aria-hidden />} variant="light">
            <Group justify="space-between">
                <span>{unreachable(error) ? say('problem.unreachable') : problemOf(error).message}</span>
                {retry && <Button size="xs" variant="default" onClick={retry}>{say('action.retry')}</Button>}
            </Group>
        </Alert>
    );
}
