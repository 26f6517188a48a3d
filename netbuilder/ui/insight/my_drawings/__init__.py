"""The drawings that a person has labelled: looked at, tested on, exported, learned from."""
