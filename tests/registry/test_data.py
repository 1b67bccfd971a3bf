"""The registry that ships: without a fault, and complete where briefings rely on it."""

import pytest

from dyads.registry import check


def test_what_ships_has_no_fault():
    assert check() == []


@pytest.mark.parametrize("language", ["en", "ko", "ja"])
def test_every_state_office_and_issue_has_a_name_in_the_language(registry, language):
    states = [actor for actor in registry.actors.values() if actor.type == "state"]
    for value in (*states, *registry.offices.values(), *registry.issues.values()):
        assert value.names.get(language), value.id


def test_every_institution_is_part_of_a_state_of_its_own_country(registry):
    for actor in registry.actors.values():
        if actor.type in {"government", "ministry", "legislature", "court", "military"} and registry.state(
            actor.id
        ):
            whole = registry.rolled_up(actor.id)[-1]
            assert (whole.type, whole.country) in {
                ("state", actor.country),
                ("former-state", actor.country),
            }, actor.id


def test_an_office_is_the_counterpart_of_its_counterparts(registry):
    for office in registry.offices.values():
        for other in office.counterparts:
            assert office.id in registry.offices[other].counterparts, (office.id, other)
