import {useText} from '../text/text';
import {useConnected} from './socket';
import classes from './ConnectionBanner.module.css';

/** Says so when the server can't be heard; what was missed comes by itself afterwards. */
export function ConnectionBanner() {
    const say = useText();
    const connected = useConnected();
    return (
        <div role="status" aria-live="polite">
            {!connected && <p className={classes.banner}>{say('connection.lost')}</p>}
        </div>
    );
}
