/**
 * Theorem 1 of the paper, checked for one step in float64.
 *
 * <h2>The statement</h2>
 *
 * <p>A network f with parameters theta turns an input x into logits f(theta, x). A teacher starts at the reference
 * theta0 and takes one small step of size eps down the slope of its own loss L_T, whatever that loss is:
 *
 * <pre>
 * theta_T = theta0 + eps dT,        dT = -grad L_T(theta0)
 * </pre>
 *
 * <p>A student starts at the <em>same</em> theta0. It never sees L_T: it takes one step of size alpha towards giving the
 * teacher's logits on inputs from <em>any</em> distribution, noise for instance:
 *
 * <pre>
 * theta_S = theta0 + alpha dS,      dS = -grad E_x[L_S(f(theta0, x), f(theta_T, x))]
 * </pre>
 *
 * <p>Lemma (paper, appendix C): for small enough eps, {@code dS . dT >= 0}. The student does not move against the
 * teacher. Theorem 1 (section 6.1): unless {@code dS . dT = 0}, for small enough eps
 * {@code L_T(theta_S) < L_T(theta0)}. The student gets better at the teacher's task.
 *
 * <h2>Why it holds</h2>
 *
 * <p>Write J for the matrix that says how fast each logit changes (rows) when each parameter changes (columns), at
 * theta0 and for one input. Two facts of linear algebra do the rest.
 *
 * <ol>
 *   <li>The teacher's step changes the logits by {@code eps v} with {@code v = J dT}, to first order. The student, who is
 *       still at theta0, is wrong by just that. The gradient of the imitation loss in the logits is then
 *       {@code -eps M v}, with M the matrix of its second derivatives: {@code 2 diag(w)} for the squared error with
 *       weights w, {@code diag(p) - p p^T} for the cross-entropy of softmax probabilities p, and for every other divergence
 *       of theirs a multiple of that.
 *   <li>The chain rule carries a gradient in the logits back to the parameters by the transpose of the same J:
 *       {@code dS = eps E_x[J^T M J] dT}.
 * </ol>
 *
 * <p>So {@code dS . dT = eps E_x[dT^T J^T M J dT] = eps E_x[v^T M v] = eps A}. Both M are positive semi-definite (the
 * second is a variance), so A is an average of numbers that are not negative. And since a small step {@code alpha dS}
 * changes L_T by {@code grad L_T . alpha dS = -alpha dT . dS}, the teacher's loss falls by {@code eps alpha A}, to first
 * order. A student from another initialisation has another J on the left, and nothing makes {@code J'^T M J} positive;
 * nor is its error {@code eps v}: it differs from the teacher before the teacher has moved.
 *
 * <h2>How it is checked</h2>
 *
 * <p>{@link org.subliminal4j.theory.OneStep} computes dT, dS and the losses by the backward pass that trains the
 * networks of the experiment; {@link org.subliminal4j.theory.ForwardMode} computes v, and so A, by carrying derivatives
 * forward in plain loops. {@link org.subliminal4j.theory.OneStepChecks} says what must agree, and how closely; {@link
 * org.subliminal4j.theory.OtherInitChecks} and {@link org.subliminal4j.theory.SymmetryChecks} what is to be expected
 * beside it. The losses are those of training, by {@link org.subliminal4j.training.Loss#gradient} and {@link
 * org.subliminal4j.training.Loss#quadraticForm}.
 *
 * <p>ReLU has a kink, where it has no derivative. No network sits on one; but a step of finite size carries a few units
 * across, and each adds an error of the order of its own share of the logits. So slopes of remainders are fitted only to
 * steps under which no unit switched, and ratios are allowed the share of one unit.
 *
 * <h2>What it does not say</h2>
 *
 * <p>The theorem speaks of one small step, all inputs at once, down the gradient itself. The experiment takes hundreds of
 * steps on minibatches with Adam, which rescales each coordinate. What remains there is measured by the experiment {@code
 * cause}, with intervals over seeds and without proof: nothing of it is in this package.
 */
@NullMarked
package org.subliminal4j.theory;

import org.jspecify.annotations.NullMarked;
