import pytest

from dyads.registry import load


@pytest.fixture(scope="session")
def registry(tmp_path_factory):
    """The registry that ships, made from its YAML and not from a file compiled before."""
    return load(cache=tmp_path_factory.mktemp("cache"))
