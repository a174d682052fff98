import {useText} from '../text/text';
import classes from './StatusDot.module.css';

/** Whether somebody is there, as a coloured dot; with a word for those who don't see it, unless one stands beside it. */
export function StatusDot({status, silent}: {status: string; silent?: boolean}) {
    const say = useText();
    const known = status === 'online' || status === 'away' || status === 'dnd' ? status : 'offline';
    return silent
        ? <span className={classes.dot} data-status={known} aria-hidden />
        : <span className={classes.dot} data-status={known} role="img" aria-label={say(`status.${known}`)} />;
}
