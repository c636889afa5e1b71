"""What each measure of the framework says, in one plain sentence for somebody outside it.

Source: the definitions of the Adult Social Care Outcomes Framework for 2022/23 and 2023/24, in
the words of a reader rather than of the return.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from perfdesk.core.framework.catalogue import NEW, OLD, in_edition
from perfdesk.core.measures import FrameworkCode

_SINCE_2023: Mapping[str, str] = MappingProxyType(
    {
        "1A": "How people who use services rate their quality of life in a yearly survey, as a "
        "score out of 24.",
        "1B": (
            "How much of people's quality of life is due to the services they use, as a score "
            "from 0 to 1."
        ),
        "1C": "How unpaid carers rate their quality of life in a survey every other year, as a "
        "score out of 12.",
        "1D": "The share of people using services who say in a yearly survey that they are very "
        "or extremely satisfied with them.",
        "1E": "The share of unpaid carers who say in a survey every other year that they are very "
        "or extremely satisfied with support and services.",
        "2A": "Of the people who were new to social care and had short-term support to regain "
        "their independence, the share who needed no long-term support afterwards.",
        "2B": "How many adults aged 18 to 64 moved into a care home for good during the year, for "
        "every 100,000 who live in the area.",
        "2C": "How many people aged 65 and over moved into a care home for good during the year, "
        "for every 100,000 who live in the area.",
        "2D(1)": "Of the people aged 65 and over who left hospital with help to get back on their "
        "feet, the share who were still living at home about three months later.",
        "2D(2)": "Of the people aged 65 and over who left hospital, the share who were offered "
        "help to get back on their feet.",
        "2E(1)": "Of the adults aged 18 to 64 with a learning disability who have long-term "
        "support, the share who live in their own home or with their family.",
        "2E(2a)": "Of the adults aged 18 to 64 who have long-term support, the share who live in "
        "their own home or with their family.",
        "2E(2b)": "Of the people aged 65 and over who have long-term support, the share who live "
        "in their own home or with their family.",
        "3A": "The share of people using services who say in a yearly survey that they have "
        "control over their daily life.",
        "3B": "The share of unpaid carers who say in a survey every other year that they were "
        "included or consulted about the person they care for.",
        "3C(1)": "The share of people using services who say in a yearly survey that information "
        "about support is easy to find.",
        "3C(2)": "The share of unpaid carers who say in a survey every other year that "
        "information about support is easy to find.",
        "3D(1a)": "Of the people who have long-term support in the community, the share who "
        "decide how the money for it is spent.",
        "3D(1b)": "Of the unpaid carers who have support, the share who decide how the money for "
        "it is spent.",
        "3D(2a)": "Of the people who have long-term support in the community, the share who are "
        "paid money to arrange it themselves.",
        "3D(2b)": "Of the unpaid carers who have support, the share who are paid money to arrange "
        "it themselves.",
        "4A": "The share of people using services who say in a yearly survey that they feel as "
        "safe as they want.",
        "4B": (
            "Of the completed enquiries about adults at risk of abuse or neglect, the share after "
            "which the risk was reduced or removed."
        ),
        "5A(1)": "The share of people using services who say in a yearly survey that they have as "
        "much contact with others as they would like.",
        "5A(2)": "The share of unpaid carers who say in a survey every other year that they have "
        "as much contact with others as they would like.",
        "6A": "The share of care workers in the area who left their job during the year.",
        "6B": "The share of care homes in the area that the regulator rates good or outstanding.",
    }
)

_UNTIL_2023: Mapping[str, str] = MappingProxyType(
    {
        "1E": "Of the adults aged 18 to 64 with a learning disability who have long-term support, "
        "the share who are in paid work.",
        "1F": "Of the adults in touch with secondary mental health services, the share who are in "
        "paid work.",
        "1H": "Of the adults in touch with secondary mental health services, the share who live "
        "independently.",
        "4B": "The share of people using services who say in a yearly survey that the services "
        "have made them feel safe.",
    }
)
"""Measures that the newer edition does not have; the others are the same measures there."""


def meaning_of_code(code: FrameworkCode) -> str:
    """Return in one sentence what a measure of the framework says; empty for an unknown one."""
    if code.edition == OLD and str(code) in _UNTIL_2023:
        return _UNTIL_2023[str(code)]
    newest = in_edition(code, NEW)
    return _SINCE_2023.get(str(newest), "") if newest else ""
