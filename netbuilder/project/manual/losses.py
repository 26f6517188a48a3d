"""Knowledge of each loss, as its help page says it.

Formulas are those of Keras (https://keras.io/api/losses/), for one example: y is the target, p the
network's output, n the number of outputs.
"""

from __future__ import annotations

from typing import Final

from netbuilder.project.manual.page import Topic
from netbuilder.project.plan.losses import LOSS_CLASSES, Loss
from netbuilder.words import N_

_CLASSES: Final = N_(
    "y_[k] is 1 for the correct class and 0 for the others, p_[k] the probability."
)
_VALUES: Final = N_("y_[k] is the target, p_[k] the output, n the number of outputs.")


def _topic(
    loss: Loss,
    title: str,
    *,
    explanation: str,
    formula: str,
    symbols: str,
    related: tuple[Loss, ...] = (),
) -> Topic:
    return Topic(
        title=title,
        explanation=explanation,
        formula=formula,
        symbols=symbols,
        keras=f"losses.{LOSS_CLASSES[loss]}",
        related=tuple(f"loss/{other}" for other in related),
    )


LOSS_TOPICS: Final = {
    Loss.CATEGORICAL_CROSSENTROPY: _topic(
        Loss.CATEGORICAL_CROSSENTROPY,
        N_("Categorical cross-entropy"),
        explanation=N_(
            "The usual loss for classification. It looks only at the probability of the correct "
            "class: 0 where that is 1, and the larger the closer it is to 0. The network ends "
            "in softmax."
        ),
        formula="L = −Σ_[k] y_[k] · log p_[k]",
        symbols=_CLASSES,
        related=(Loss.SPARSE_CATEGORICAL_CROSSENTROPY, Loss.CATEGORICAL_FOCAL_CROSSENTROPY),
    ),
    Loss.SPARSE_CATEGORICAL_CROSSENTROPY: _topic(
        Loss.SPARSE_CATEGORICAL_CROSSENTROPY,
        N_("Sparse categorical cross-entropy"),
        explanation=N_(
            "The same value as categorical cross-entropy, computed from the number of the "
            "correct class instead of a 1 among zeros: it saves memory where there are many "
            "classes."
        ),
        formula="L = −log p_[c]",
        symbols=N_("c is the number of the correct class, p_[c] its probability."),
        related=(Loss.CATEGORICAL_CROSSENTROPY,),
    ),
    Loss.MSE: _topic(
        Loss.MSE,
        N_("Mean squared error"),
        explanation=N_(
            "The usual loss for regression: large errors count much more than small ones. For "
            "classification it learns more slowly than cross-entropy, because the gradient "
            "vanishes where softmax or sigmoid is saturated."
        ),
        formula="L = (1/n) · Σ_[k] (y_[k] − p_[k])^[2]",
        symbols=_VALUES,
        related=(Loss.MAE, Loss.HUBER, Loss.LOG_COSH),
    ),
    Loss.MAE: _topic(
        Loss.MAE,
        N_("Mean absolute error"),
        explanation=N_(
            "A loss for regression in which every error counts in proportion to its size, so "
            "that a few outliers do not dominate. Its gradient has the same size for small "
            "errors as for large ones."
        ),
        formula="L = (1/n) · Σ_[k] |y_[k] − p_[k]|",
        symbols=_VALUES,
        related=(Loss.MSE, Loss.HUBER),
    ),
    Loss.HUBER: _topic(
        Loss.HUBER,
        N_("Huber"),
        explanation=N_(
            "A compromise for regression: squared for small errors and linear for large ones. "
            "It converges as smoothly as the mean squared error and is robust to outliers like "
            "the mean absolute error."
        ),
        formula=(
            "L = (1/n) · Σ_[k] h(y_[k] − p_[k])\n"
            "h(e) = e^[2]/2,   |e| ≤ δ\n"
            "h(e) = δ · |e| − δ^[2]/2,   |e| > δ"
        ),
        symbols=N_(
            "y_[k] is the target, p_[k] the output, n the number of outputs; δ is 1, Keras’s "
            "default."
        ),
        related=(Loss.MSE, Loss.MAE, Loss.LOG_COSH),
    ),
    Loss.LOG_COSH: _topic(
        Loss.LOG_COSH,
        N_("Log-cosh"),
        explanation=N_(
            "A smooth loss for regression: about half the squared error for small errors, and "
            "about the absolute error for large ones."
        ),
        formula="L = (1/n) · Σ_[k] log(cosh(p_[k] − y_[k]))",
        symbols=_VALUES,
        related=(Loss.HUBER, Loss.MSE),
    ),
    Loss.BINARY_CROSSENTROPY: _topic(
        Loss.BINARY_CROSSENTROPY,
        N_("Binary cross-entropy"),
        explanation=N_(
            "Treats each output as a yes-or-no question of its own, with a probability from a "
            "sigmoid. For exactly one correct class among several, categorical cross-entropy "
            "fits better."
        ),
        formula="L = −(1/n) · Σ_[k] (y_[k] · log p_[k] + (1 − y_[k]) · log(1 − p_[k]))",
        symbols=N_("y_[k] is 1 for yes and 0 for no, p_[k] the probability of yes."),
        related=(Loss.CATEGORICAL_CROSSENTROPY,),
    ),
    Loss.CATEGORICAL_FOCAL_CROSSENTROPY: _topic(
        Loss.CATEGORICAL_FOCAL_CROSSENTROPY,
        N_("Categorical focal cross-entropy"),
        explanation=N_(
            "Categorical cross-entropy that gives less weight to examples that are already "
            "classified well, so that training concentrates on the difficult ones."
        ),
        formula="L = −α · Σ_[k] (1 − p_[k])^[γ] · y_[k] · log p_[k]",
        symbols=N_(
            "y_[k] is 1 for the correct class and 0 for the others, p_[k] the probability; α is "
            "0.25 and γ is 2, Keras’s defaults."
        ),
        related=(Loss.CATEGORICAL_CROSSENTROPY,),
    ),
    Loss.KL_DIVERGENCE: _topic(
        Loss.KL_DIVERGENCE,
        N_("Kullback–Leibler divergence"),
        explanation=N_(
            "How far the predicted probabilities are from the target distribution. Where the "
            "target is a single class, it equals categorical cross-entropy."
        ),
        formula="L = Σ_[k] y_[k] · log(y_[k] / p_[k])",
        symbols=N_("y_[k] is the target probability of class k, p_[k] the predicted one."),
        related=(Loss.CATEGORICAL_CROSSENTROPY,),
    ),
    Loss.POISSON: _topic(
        Loss.POISSON,
        N_("Poisson"),
        explanation=N_(
            "A loss for regression of counts, which follow a Poisson distribution: the negative "
            "log likelihood, without a constant. The output has to be positive."
        ),
        formula="L = (1/n) · Σ_[k] (p_[k] − y_[k] · log p_[k])",
        symbols=_VALUES,
        related=(Loss.MSE,),
    ),
    Loss.CATEGORICAL_HINGE: _topic(
        Loss.CATEGORICAL_HINGE,
        N_("Categorical hinge"),
        explanation=N_(
            "The loss of a support vector machine: 0 as soon as the output of the correct class "
            "exceeds every other by a margin of 1."
        ),
        formula="L = max(0, 1 + max_[k] ((1 − y_[k]) · p_[k]) − Σ_[k] y_[k] · p_[k])",
        symbols=N_("y_[k] is 1 for the correct class and 0 for the others, p_[k] the output."),
        related=(Loss.CATEGORICAL_CROSSENTROPY,),
    ),
}
"""Topic of each loss."""
