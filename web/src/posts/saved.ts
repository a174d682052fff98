import {useMutation, useQuery} from '@tanstack/react-query';

import {api} from '../api/client';
import {dropPreferences, keepPreferences, preferencesQuery} from '../preferences/queries';
import {myId} from '../session/queries';
import {toldProblem} from '../shared/notify';

/** The API calls saved posts flagged, and keeps each as a preference. */
const SAVED = 'flagged_post';

export function useSaved(postId: string): boolean {
    const saved = useQuery({...preferencesQuery, select: (all) => all.some((each) => each.category === SAVED && each.name === postId && each.value === 'true')});
    return saved.data ?? false;
}

/** Saves a post for later or no longer: shown at once, and undone if the server refuses. */
export function useSave(postId: string) {
    const preference = () => [{user_id: myId(), category: SAVED, name: postId, value: 'true'}];
    const show = (saved: boolean) => (saved ? keepPreferences : dropPreferences)(preference());
    return useMutation({
        mutationFn: (saved: boolean) => (saved ? api.savePreferences : api.deletePreferences)(myId(), preference()),
        onMutate: show,
        onError: (error, saved) => {
            show(!saved);
            toldProblem(error);
        },
    });
}
