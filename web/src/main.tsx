import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './theme/tokens.css';
import './theme/base.css';

import {MantineProvider} from '@mantine/core';
import {Notifications} from '@mantine/notifications';
import {QueryClientProvider} from '@tanstack/react-query';
import {setNonce} from 'get-nonce';
import {StrictMode} from 'react';
import {createRoot} from 'react-dom/client';

import {queryClient} from './api/query';
import {App} from './App';
import {quietWhileComposing} from './browser/composing';
import {ignoreStrayDrops} from './browser/strayDrops';
import {follow} from './follow';
import {PageBoundary} from './shared/Boundary';
import {LanguageProvider} from './text/LanguageProvider';
import {styleNonce, theme} from './theme/theme';

// For the styles that dialogs make to keep the page behind them still.
setNonce(styleNonce());

// First of all, so that nothing hears those keys before it.
quietWhileComposing(window);
ignoreStrayDrops(window);
follow();

createRoot(document.getElementById('root')!).render(
    <StrictMode>
        <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
            <QueryClientProvider client={queryClient}>
                <LanguageProvider>
                    <PageBoundary>
                        <Notifications position="top-center" />
                        <App />
                    </PageBoundary>
                </LanguageProvider>
            </QueryClientProvider>
        </MantineProvider>
    </StrictMode>,
);
