import {queryClient} from '../api/query';
import {on} from '../realtime/socket';

/** What somebody else saves. */
export function followConsole(): void {
    on('config_changed', () => void queryClient.invalidateQueries({queryKey: ['config']}));
}
