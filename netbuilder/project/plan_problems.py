"""Problems of the training plan, and what fixes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from netbuilder.network.problem import Fix, Problem, Severity
from netbuilder.project.example_counts import training_part
from netbuilder.project.plan import Plan, Schedule
from netbuilder.project.sets.mnist import MNIST
from netbuilder.words import _, counted, grouped, listed, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netbuilder.project.datasets import DatasetInfo

PlanProblem: TypeAlias = Problem[Plan]


def plan_problems(plan: Plan, info: DatasetInfo) -> Iterator[PlanProblem]:
    """Return what the data do not go with in the plan."""
    if plan.weight_classes and not info.classes:
        yield _no_classes()
    elif plan.weight_classes and plan.class_weights:
        yield from _of_class_weights(plan.class_weights, info.classes)
    if plan.augmented_copies and info.task.input != MNIST.task.input:
        yield _not_drawings(info)
    if training_part(info.training, plan) == info.training:
        yield from _without_validation(plan)


def _of_class_weights(weights: tuple[float, ...], classes: int) -> Iterator[PlanProblem]:
    if len(weights) != classes:
        yield _class_weights(
            title=_("The number of class weights is wrong"),
            found=counted("{count} class weight", "{count} class weights", len(weights)),
            expected=_("{number}, one for each class").format(number=grouped(classes)),
        )
    elif not any(weights):
        yield _class_weights(
            title=_("All class weights are 0"),
            found=_("a weight of 0 for every class"),
            expected=_("at least one above 0, otherwise there is nothing to learn"),
        )


def _not_drawings(info: DatasetInfo) -> PlanProblem:
    return Problem(
        kind="not_drawings",
        severity=Severity.ERROR,
        title=_("Only handwritten digits can be augmented"),
        found=_(info.title),
        expected=_(MNIST.title),
        advice=_("Turn off augmentation in the training plan."),
        fix=Fix(_("Turn off augmentation"), lambda plan: plan.with_settings(augmented_copies=0)),
    )


def _no_classes() -> PlanProblem:
    return Problem(
        kind="no_classes",
        severity=Severity.ERROR,
        title=_("No classes to weight"),
        found=_("class weights in a regression"),
        expected=_("data whose targets are classes"),
        advice=_("Turn off the class weights in the training plan."),
        fix=_without_class_weights(),
    )


def _without_class_weights() -> Fix[Plan]:
    return Fix(_("Turn off class weights"), lambda plan: plan.with_settings(weight_classes=False))


def _class_weights(*, title: str, found: str, expected: str) -> PlanProblem:
    return Problem(
        kind="class_weights",
        severity=Severity.ERROR,
        title=title,
        found=found,
        expected=expected,
        advice=_("Change the class weights in the training plan, or leave them empty."),
        fix=Fix(_("Use the class frequencies"), lambda plan: plan.with_settings(class_weights=())),
        alternatives=(_without_class_weights(),),
    )


def _without_validation(plan: Plan) -> Iterator[PlanProblem]:
    declared = Plan.declared()
    names = [name for name in ("early_stopping", "keep_best") if getattr(plan, name)]
    watching = [_(declared[name].title) for name in names]
    if plan.schedule is Schedule.PLATEAU:
        watching.append(_(declared["schedule"].title))
    if watching:
        share = Plan().validation_split
        yield Problem(
            kind="no_validation",
            severity=Severity.WARNING,
            title=_("No validation examples to monitor"),
            found=_("{settings} with a validation split of 0").format(settings=listed(watching)),
            expected=_("a validation split above 0, on which overfitting shows"),
            advice=_("Without validation examples the training loss is monitored."),
            fix=Fix(
                _("Set the validation split to {share}").format(share=number(share)),
                lambda plan: plan.with_settings(validation_split=share),
            ),
        )
