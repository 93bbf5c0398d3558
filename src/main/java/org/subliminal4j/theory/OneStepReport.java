package org.subliminal4j.theory;

import java.util.List;

/**
 * All that the one-step checks measured, and what they say.
 *
 * @param checks      the claims
 * @param settings    the steps in each setting
 * @param otherLosses the same by the losses that are not tried in every setting, on noise
 * @param signs       students from another init, one pair of inits each
 * @param nullCases   where nothing may pass
 * @param invariance  permuted hidden units
 */
public record OneStepReport(
        List<CheckResult> checks,
        List<SettingResult> settings,
        List<SettingResult> otherLosses,
        List<SignSample> signs,
        List<NullCase> nullCases,
        List<InvarianceCase> invariance) {
    public OneStepReport {
        checks = List.copyOf(checks);
        settings = List.copyOf(settings);
        otherLosses = List.copyOf(otherLosses);
        signs = List.copyOf(signs);
        nullCases = List.copyOf(nullCases);
        invariance = List.copyOf(invariance);
    }

    /** The same measurements with what they say. */
    OneStepReport with(List<CheckResult> claims) {
        return new OneStepReport(claims, settings, otherLosses, signs, nullCases, invariance);
    }
}
