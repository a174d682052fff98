//go:build !oldest

package story

import (
	"context"
	"encoding/json"
	"reflect"
	"slices"
	"testing"

	"github.com/mattermost/mattermost/server/public/model"
)

// TestTheDefaultsOfTheConfiguration compares GET /config of a new server with the module's defaults, key by key.
func TestTheDefaultsOfTheConfiguration(t *testing.T) {
	defaults := &model.Config{}
	defaults.SetDefaults()
	module := asMap(t, defaults)
	config, _, err := login(t).GetConfig(context.Background())
	must(t, "config", err)
	compare(t, "", module, asMap(t, config))
}

// compare reports each value that differs and is not in the list; and each of the list that does not differ.
func compare(t *testing.T, path string, module, ours map[string]any) {
	t.Helper()
	for _, key := range sorted(module) {
		name := path + key
		inner, deeper := module[key].(map[string]any)
		mine, _ := ours[key].(map[string]any)
		if deeper && len(inner) > 0 && otherDefaults[name] == "" {
			compare(t, name+".", inner, mine)
			continue
		}
		same := reflect.DeepEqual(module[key], ours[key]) || empty(module[key]) && empty(ours[key])
		if reason := otherDefaults[name]; same == (reason != "") {
			t.Errorf("%s is %v, in the module %v; the reason in the list: %q", name, ours[key], module[key], reason)
		}
	}
}

func empty(value any) bool {
	list, isList := value.([]any)
	object, isObject := value.(map[string]any)
	return value == nil || isList && len(list) == 0 || isObject && len(object) == 0
}

func asMap(t *testing.T, value any) map[string]any {
	t.Helper()
	text, err := json.Marshal(value)
	must(t, "JSON", err)
	var object map[string]any
	must(t, "JSON", json.Unmarshal(text, &object))
	return object
}

// TestTheDefaultRoles holds the roles of a new server to the module's: each has at least what it has there, which is
// before the migrations that give some more; and none has what the module does not know.
func TestTheDefaultRoles(t *testing.T) {
	admin := login(t)
	roles, _, err := admin.GetAllRoles(context.Background())
	must(t, "roles", err)
	ours := map[string]*model.Role{}
	for _, role := range roles {
		ours[role.Name] = role
		if problem := role.IsValid(); problem != nil {
			t.Errorf("%s: %v", role.Name, problem)
		}
	}
	module := model.MakeDefaultRoles()
	if names := sorted(module); !slices.Equal(names, sorted(ours)) {
		t.Fatalf("the roles are %v, in the module %v", sorted(ours), names)
	}
	for name, expected := range module {
		role := ours[name]
		for _, permission := range expected.Permissions {
			if !slices.Contains(role.Permissions, permission) {
				t.Errorf("%s lacks %s", name, permission)
			}
		}
		for _, permission := range role.Permissions {
			if !slices.Contains(expected.Permissions, permission) && !slices.Contains(migrated[name], permission) {
				t.Errorf("%s has %s", name, permission)
			}
		}
		if role.SchemeManaged != expected.SchemeManaged || role.BuiltIn != expected.BuiltIn ||
			role.DisplayName != expected.DisplayName || role.Description != expected.Description {
			t.Errorf("%s is %+v, in the module %+v", name, role, expected)
		}
	}
}
