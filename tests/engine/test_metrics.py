"""Figures a person reads, against scikit-learn's."""

import numpy as np
import pytest
from sklearn import metrics

from playground.engine.metrics import accuracy, confusion_matrix, predicted_classes, true_classes
from tests.engine.builders import inputs

CLASSES = np.random.default_rng(0).integers(0, 2, 40)
THREE = np.random.default_rng(1).integers(0, 3, 40)

ENCODED = {
    "signed": (CLASSES, 2.0 * CLASSES[:, None] - 1, 1),
    "zero_one": (CLASSES, 1.0 * CLASSES[:, None], 1),
    "one_hot": (THREE, np.eye(3)[THREE], 3),
}


@pytest.mark.parametrize("encoding", ENCODED)
def test_true_classes_are_those_that_were_encoded(encoding):
    classes, encoded, _ = ENCODED[encoding]
    assert true_classes(encoded, encoding).tolist() == classes.tolist()


@pytest.mark.parametrize("encoding", ENCODED)
def test_accuracy_and_confusion_are_those_of_scikit_learn(encoding):
    classes, encoded, k = ENCODED[encoding]
    outputs = inputs(40, k)
    predicted = predicted_classes(outputs, encoding)
    assert accuracy(outputs, encoded, encoding) == metrics.accuracy_score(classes, predicted)
    expected = metrics.confusion_matrix(classes, predicted)
    assert confusion_matrix(outputs, encoded, encoding).tolist() == expected.tolist()


def test_one_unit_says_class_1_above_0_and_class_0_at_0():
    for encoding in ("signed", "zero_one"):
        assert predicted_classes(np.array([[-1.0], [0.0], [1e-9]]), encoding).tolist() == [0, 0, 1]


def test_a_tie_goes_to_the_first_class():
    assert predicted_classes(np.array([[0.2, 0.4, 0.4]]), "one_hot").tolist() == [1]


def test_classes_that_do_not_occur_keep_their_row_and_column():
    one_hot = np.eye(3)[[0, 0]]
    assert confusion_matrix(one_hot, one_hot, "one_hot").tolist() == [[2, 0, 0], [0, 0, 0], [0, 0, 0]]
