import {lazy} from 'react';
import {BrowserRouter, Navigate, Route, Routes} from 'react-router';

import {ChatPage} from './channels/ChatPage';
import {HomeRedirect} from './teams/HomeRedirect';
import {FirstRunPage} from './session/FirstRunPage';
import {ForgottenPasswordPage} from './session/ForgottenPasswordPage';
import {RequireSession} from './session/RequireSession';
import {SignInPage} from './session/SignInPage';
import {SignUpPage} from './session/SignUpPage';
import {Later} from './shared/Later';
import {ChooseTeamPage} from './teams/ChooseTeamPage';
import {CreateTeamPage} from './teams/CreateTeamPage';

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
