"""Knowledge of each optimizer, as its help page says it.

Formulas are those of Keras (https://keras.io/api/optimizers/), for one step t of one weight w: g is
the gradient of the loss, η the learning rate; what no setting of the plan says has Keras's default.
"""

from __future__ import annotations

from typing import Final

from netbuilder.project.manual.page import Topic
from netbuilder.project.plan.optimizers import OptimizerName
from netbuilder.words import N_

_BIAS: Final = "η · √(1 − β_[2]^[t]) / (1 − β_[1]^[t])"
_MOMENTS: Final = "m ← β_[1] · m + (1 − β_[1]) · g\nv ← β_[2] · v + (1 − β_[2]) · g^[2]\n"


def _topic(
    name: OptimizerName,
    *,
    explanation: str,
    formula: str,
    symbols: str,
    related: tuple[OptimizerName, ...],
) -> Topic:
    return Topic(
        title=name,
        explanation=explanation,
        formula=formula,
        symbols=symbols,
        keras=f"optimizers.{name}",
        related=tuple(f"optimizer/{other}" for other in related),
    )


OPTIMIZER_TOPICS: Final = {
    OptimizerName.SGD: _topic(
        OptimizerName.SGD,
        explanation=N_(
            "Stochastic gradient descent: every weight takes a step against its gradient, "
            "computed from one mini-batch. With momentum, a part of the last step is carried "
            "over into the next."
        ),
        formula="v ← μ · v − η · g\nw ← w + v",
        symbols=N_(
            "g is the gradient, η the learning rate, μ the momentum; with Nesterov momentum the "
            "last line is w ← w + μ · v − η · g."
        ),
        related=(OptimizerName.ADAM, OptimizerName.RMSPROP),
    ),
    OptimizerName.ADAGRAD: _topic(
        OptimizerName.ADAGRAD,
        explanation=N_(
            "Gives each weight a step size of its own: the more gradient a weight has seen, the "
            "smaller its steps become. They never grow again, so a long training slows down."
        ),
        formula="s ← s + g^[2]\nw ← w − η · g / √(s + ε)",
        symbols=N_("g is the gradient, η the learning rate; s begins at 0.1, ε is 10^[−7]."),
        related=(OptimizerName.RMSPROP, OptimizerName.ADADELTA),
    ),
    OptimizerName.RMSPROP: _topic(
        OptimizerName.RMSPROP,
        explanation=N_(
            "Divides each step by a moving average of the gradient’s size, so that all weights "
            "move at a similar pace. Unlike Adagrad it forgets old gradients."
        ),
        formula="s ← ρ · s + (1 − ρ) · g^[2]\nv ← μ · v + η · g / √(s + ε)\nw ← w − v",
        symbols=N_(
            "g is the gradient, η the learning rate, μ the momentum; ρ is 0.9, ε is 10^[−7]."
        ),
        related=(OptimizerName.ADAGRAD, OptimizerName.ADAM),
    ),
    OptimizerName.ADAM: _topic(
        OptimizerName.ADAM,
        explanation=N_(
            "The usual choice: combines momentum with a step size of its own for each weight, "
            "and corrects both averages for having begun at 0. It works well with its default "
            "learning rate."
        ),
        formula=_MOMENTS + f"w ← w − {_BIAS} · m / (√v + ε)",
        symbols=N_(
            "g is the gradient, η the learning rate, t the number of the step; β_[1] is 0.9, "
            "β_[2] is 0.999, ε is 10^[−7]."
        ),
        related=(OptimizerName.ADAMW, OptimizerName.NADAM, OptimizerName.SGD),
    ),
    OptimizerName.ADAMW: _topic(
        OptimizerName.ADAMW,
        explanation=N_(
            "Adam with weight decay: at each step all weights also shrink by a small fraction, "
            "independently of the gradient. That is regularization against overfitting."
        ),
        formula=f"w ← w − η · λ · w\n{_MOMENTS}w ← w − {_BIAS} · m / (√v + ε)",
        symbols=N_(
            "λ is the weight decay, g the gradient, η the learning rate, t the number of the "
            "step; β_[1] is 0.9, β_[2] is 0.999, ε is 10^[−7]."
        ),
        related=(OptimizerName.ADAM,),
    ),
    OptimizerName.NADAM: _topic(
        OptimizerName.NADAM,
        explanation=N_("Adam with Nesterov momentum, which looks ahead along the momentum."),
        formula=(
            _MOMENTS + "u_[t] = β_[1] · (1 − 0.96^[t]/2)\n"
            "U_[t] = u_[1] · u_[2] · … · u_[t]\n"
            "a = u_[t+1] · m / (1 − U_[t+1]) + (1 − u_[t]) · g / (1 − U_[t])\n"
            "w ← w − η · a / (√(v / (1 − β_[2]^[t])) + ε)"
        ),
        symbols=N_(
            "g is the gradient, η the learning rate, t the number of the step; β_[1] is 0.9, "
            "β_[2] is 0.999, ε is 10^[−7]."
        ),
        related=(OptimizerName.ADAM, OptimizerName.SGD),
    ),
    OptimizerName.ADAMAX: _topic(
        OptimizerName.ADAMAX,
        explanation=N_(
            "Adam that divides by the largest recent gradient instead of an average of their "
            "squares, and is steadier where gradients vary strongly."
        ),
        formula=(
            "m ← β_[1] · m + (1 − β_[1]) · g\n"
            "u ← max(β_[2] · u, |g|)\n"
            "w ← w − η / (1 − β_[1]^[t]) · m / (u + ε)"
        ),
        symbols=N_(
            "g is the gradient, η the learning rate, t the number of the step; β_[1] is 0.9, "
            "β_[2] is 0.999, ε is 10^[−7]."
        ),
        related=(OptimizerName.ADAM,),
    ),
    OptimizerName.ADADELTA: _topic(
        OptimizerName.ADADELTA,
        explanation=N_(
            "Scales each step by the size of the recent steps over that of the recent gradients, "
            "so that it hardly needs a learning rate: 1 is the authors’ own."
        ),
        formula=(
            "s ← ρ · s + (1 − ρ) · g^[2]\n"
            "d = −√(r + ε) / √(s + ε) · g\n"
            "r ← ρ · r + (1 − ρ) · d^[2]\n"
            "w ← w + η · d"
        ),
        symbols=N_("g is the gradient, η the learning rate; ρ is 0.95, ε is 10^[−7]."),
        related=(OptimizerName.ADAGRAD, OptimizerName.RMSPROP),
    ),
    OptimizerName.LION: _topic(
        OptimizerName.LION,
        explanation=N_(
            "Uses only the sign of a moving average of the gradients, so that all weights take "
            "steps of the same size. It needs a smaller learning rate than Adam."
        ),
        formula=("w ← w − η · sign(β_[1] · m + (1 − β_[1]) · g)\nm ← β_[2] · m + (1 − β_[2]) · g"),
        symbols=N_("g is the gradient, η the learning rate; β_[1] is 0.9, β_[2] is 0.99."),
        related=(OptimizerName.ADAM, OptimizerName.SGD),
    ),
}
"""Topic of each optimizer."""
