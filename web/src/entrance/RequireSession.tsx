import {useQuery} from '@tanstack/react-query';
import {useEffect} from 'react';
import {Navigate, Outlet, useLocation} from 'react-router';

import {problemOf} from '../api/problem';
import {ApplyPreferences} from '../preferences/ApplyPreferences';
import {preferencesQuery} from '../preferences/queries';
import {ConnectionBanner} from '../realtime/ConnectionBanner';
import {connect} from '../realtime/socket';
import {Failure} from '../shared/Failure';
import {Waiting} from '../shared/Later';
import classes from './RequireSession.module.css';
import {clientConfigQuery, meQuery} from '../session/queries';

/** The pages below it are for signed-in users; others go to sign in and come back. */
export function RequireSession() {
    const location = useLocation();
    const me = useQuery(meQuery);
    const signedIn = me.data !== undefined;
    useQuery({...preferencesQuery, enabled: signedIn});
    useQuery({...clientConfigQuery, enabled: signedIn});
    useEffect(() => (signedIn ? connect() : undefined), [signedIn]);

    if (me.error && problemOf(me.error).status === 401) {
        return <Navigate to="/login" state={{from: location.pathname + location.search}} replace />;
    }
    if (me.error && !me.data) {
        return <div className={classes.alone}><Failure error={me.error} retry={() => void me.refetch()} /></div>;
    }
    if (!me.data) {
        return <Waiting />;
    }
    return (
        <div className={classes.frame}>
            <ApplyPreferences />
            <ConnectionBanner />
            <div className={classes.content}><Outlet /></div>
        </div>
    );
}
