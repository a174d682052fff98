import {pointerMoved} from '../browser/pointerMoved';
import {EmojiSign} from '../emoji/EmojiSign';
import {useText} from '../text/text';
import {UserAvatar} from '../users/UserAvatar';
import classes from './SuggestionList.module.css';
import type {Suggestion} from './useSuggestions';

interface Props {
    id: string;
    suggestions: Suggestion[];
    at: number;
    onHover: (index: number) => void;
    onChoose: (word: string) => void;
}

export function SuggestionList({id, suggestions, at, onHover, onChoose}: Props) {
    const say = useText();
    if (suggestions.length === 0) {
        return null;
    }
    return (
        <ul id={id} role="listbox" aria-label={say('composer.suggestions')} className={classes.list}>
            {suggestions.map((suggestion, index) => (
                <li
                    key={suggestion.key}
                    id={`${id}-${index}`}
                    role="option"
                    aria-selected={index === at}
                    className={classes.option}
                    onMouseMove={(event) => pointerMoved(event) && onHover(index)}
                    // The field keeps the focus.
                    onMouseDown={(event) => event.preventDefault()}
                    onClick={() => onChoose(suggestion.word)}
                >
                    {suggestion.user && <UserAvatar user={suggestion.user} small />}
                    {suggestion.emoji && <span aria-hidden><EmojiSign name={suggestion.emoji} /></span>}
                    <span className={classes.label}>{suggestion.label}</span>
                    <span className={classes.detail}>{suggestion.detail}</span>
                </li>
            ))}
        </ul>
    );
}
