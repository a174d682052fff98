import {Indicator, Tooltip, UnstyledButton} from '@mantine/core';
import type {Team} from '@mattermost/types/teams';
import {IconPlus} from '@tabler/icons-react';
import {Link} from 'react-router';

import {useTeamMarks} from '../channels/useUnreadTotal';
import {AccountMenu} from './AccountMenu';
import {useText} from '../text/text';
import {ICON} from '../theme/icons';
import {placeIn} from '../teams/lastPlace';
import {useTeams} from '../teams/queries';
import classes from './TeamRail.module.css';

/** The user's teams, each with what is unread in it, and the account's menu. */
export function TeamRail({current}: {current: string}) {
    const say = useText();
    return (
        <nav className={classes.rail} aria-label={say('teams.label')}>
            {useTeams().map((team) => <TeamLink key={team.id} team={team} current={team.id === current} />)}
            <Tooltip label={say('teams.more')} position="right" withArrow>
                <UnstyledButton component={Link} to="/select_team" className={classes.add} aria-label={say('teams.more')}>
                    <IconPlus size={ICON.LARGE} aria-hidden />
                </UnstyledButton>
            </Tooltip>
            <div className={classes.account}><AccountMenu /></div>
        </nav>
    );
}

function TeamLink({team, current}: {team: Team; current: boolean}) {
    const say = useText();
    const {unread, mentions} = useTeamMarks(team.id);
    const marks = mentions > 0 ? say('sidebar.mentions', {count: mentions}) : unread && !current ? say('sidebar.unread') : '';
    return (
        <Tooltip label={team.display_name} position="right" withArrow>
            <Indicator
                disabled={mentions === 0 && (!unread || current)}
                label={mentions > 0 ? mentions : undefined}
                color={mentions > 0 ? 'red' : 'gray'}
                size={mentions > 0 ? 18 : 10}
                offset={4}
            >
                <UnstyledButton
                    component={Link}
                    to={placeIn(team.name)}
                    className={classes.team}
                    data-current={current || undefined}
                    aria-current={current ? 'true' : undefined}
                    aria-label={[team.display_name, marks].filter(Boolean).join(', ')}
                    data-initials={[...team.display_name].slice(0, 2).join('')}
                />
            </Indicator>
        </Tooltip>
    );
}
