import {useText} from '../text/text';
import {useUsers} from '../users/queries';
import {useName} from '../users/useName';
import {useTyping} from './typing';
import classes from './TypingLine.module.css';

const NAMED = 2;

export function TypingLine({channelId, rootId}: {channelId: string; rootId: string}) {
    const say = useText();
    const name = useName();
    const ids = useTyping(channelId, rootId);
    const users = useUsers(ids.slice(0, NAMED)).filter((user) => user !== null);
    const names = users.map(name).join(', ');
    return (
        <div className={classes.line} aria-live="off">
            {users.length > 0 && (ids.length > NAMED ? say('typing.many') : say('typing.some', {names, count: users.length}))}
        </div>
    );
}
