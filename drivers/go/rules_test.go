//go:build !oldest

package story

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// lastRule is the last of ours. What it refuses goes with every patch, so that none changes anything: the answer is this
// rule's if all else is accepted.
const lastRule = "model.config.is_valid.image_proxy_type.app_error"

// TestTheRulesOfTheConfiguration changes one key after the other, and compares the server's answer with the module's.
func TestTheRulesOfTheConfiguration(t *testing.T) {
	admin := login(t)
	config, _, err := admin.GetConfig(context.Background())
	must(t, "config", err)
	config.SetDefaults()
	var trials []trial
	each(asMap(t, config), nil, func(path []string, value any) {
		for _, other := range others(value) {
			patch := nested(path, other)
			changed := config.Clone()
			text, err := json.Marshal(patch)
			must(t, "patch", err)
			if json.Unmarshal(text, changed) != nil {
				continue
			}
			said := valid(changed.IsValid())
			if path[0] == "ImageProxySettings" {
				continue
			}
			patch["ImageProxySettings"] = map[string]any{"ImageProxyType": "no such"}
			if said == "" {
				said = lastRule
			}
			about := fmt.Sprintf("config %s: %v", strings.Join(path, "."), other)
			trials = append(trials, trial{about, "PUT", "/config/patch", patch, said})
		}
	})
	try(t, admin.AuthToken, trials)
}

// each calls for every value that is no object.
func each(object map[string]any, path []string, do func([]string, any)) {
	for _, name := range sorted(object) {
		below := append(append([]string{}, path...), name)
		if inner, ok := object[name].(map[string]any); ok {
			each(inner, below, do)
		} else {
			do(below, object[name])
		}
	}
}

// others are values of the same type.
func others(value any) []any {
	switch now := value.(type) {
	case bool:
		return []any{!now}
	case float64:
		return []any{-2, -1, 0, 1, 5, 100, 1_000_000}
	case string:
		return []any{"", "a", "http://localhost", strings.Repeat("a", 31), strings.Repeat("a", 32), "12:34", "25:00"}
	}
	return nil
}

func nested(path []string, value any) map[string]any {
	if len(path) == 1 {
		return map[string]any{path[0]: value}
	}
	return map[string]any{path[0]: nested(path[1:], value)}
}
