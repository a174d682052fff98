import {createContext} from 'react';

/** The name of the team that links lead into. */
export const TeamContext = createContext('');
