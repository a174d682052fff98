import {lazy} from 'react';
import {BrowserRouter, Navigate, Route, Routes} from 'react-router';

import {ChatPage} from './chat/ChatPage';
import {ChooseTeamPage} from './entrance/ChooseTeamPage';
import {CreateTeamPage} from './entrance/CreateTeamPage';
import {FirstRunPage} from './entrance/FirstRunPage';
import {ForgottenPasswordPage} from './entrance/ForgottenPasswordPage';
import {HomeRedirect} from './entrance/HomeRedirect';
import {RequireSession} from './entrance/RequireSession';
import {SignInPage} from './entrance/SignInPage';
import {SignUpPage} from './entrance/SignUpPage';
import {Later} from './shared/Later';

const SettingsPage = lazy(() => import('./settings/SettingsPage'));
const ConsolePage = lazy(() => import('./console/ConsolePage'));

/** The paths that the API's users know from other clients; a team's name never has an underscore. */
export function App() {
    return (
        <BrowserRouter>
            <Routes>
                <Route path="/login" element={<SignInPage />} />
                <Route path="/signup" element={<SignUpPage />} />
                <Route path="/first_run" element={<FirstRunPage />} />
                <Route path="/reset_password" element={<ForgottenPasswordPage />} />
                <Route element={<RequireSession />}>
                    <Route path="/" element={<HomeRedirect />} />
                    <Route path="/select_team" element={<ChooseTeamPage />} />
                    <Route path="/create_team" element={<CreateTeamPage />} />
                    <Route path="/account_settings/:section?" element={<Later><SettingsPage /></Later>} />
                    <Route path="/admin_console/:group?/:page?" element={<Later><ConsolePage /></Later>} />
                    <Route path="/:team" element={<HomeRedirect />} />
                    <Route path="/:team/:kind/:name" element={<ChatPage />} />
                </Route>
                <Route path="*" element={<Navigate to="/" replace />} />
            </Routes>
        </BrowserRouter>
    );
}
