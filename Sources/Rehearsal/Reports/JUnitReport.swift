import KubeObjects
import Promotion

/// A rehearsal as JUnit XML, so that a build server shows it among its tests: one suite a run, one case an object, a way in, an open
/// connection or a missing identity.
struct JUnitReport {
    let reports: [RehearsalReport]

    var text: String {
        let suites = reports.flatMap { report in
            var runs = [suite("\(report.app) on \(report.platform), as it is", report.asIs)]
            if let promoted = report.promoted {
                runs.append(suite("\(report.app) on \(report.platform), promoted", promoted))
            }
            return runs
        }
        let apps = Set(reports.map(\.app)).sorted().joined(separator: ", ")
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="\(escapedForMarkup("rehearsal of \(apps)"))">
            \(suites.joined(separator: "\n"))
            </testsuites>

            """
    }

    private func suite(_ name: String, _ run: RunReport) -> String {
        var cases: [String] = []
        for item in run.notReady {
            cases.append(
                testCase(
                    "object", item.object.description,
                    failure: (item.cause.reason, "\(item.cause.object): \(item.cause.message)")))
        }
        for key in run.readyObjects { cases.append(testCase("object", key.description, failure: nil)) }
        if run.notReady.isEmpty, !run.ready {
            cases.append(testCase("object", "every object", failure: ("NotReady", "not ready within the time")))
        }
        for route in run.routes {
            cases.append(testCase("route", route.entry, failure: route.isReachable ? nil : ("Unreachable", route.why)))
        }
        for exposure in run.exposed {
            let name = "\(exposure.from) → \(exposure.to)\(exposure.port.map { ":\($0)" } ?? "")"
            cases.append(testCase("exposure", name, failure: ("Exposed", exposure.why)))
        }
        for item in run.withoutIdentity {
            cases.append(testCase("identity", item.workload.description, failure: (item.reason, item.why)))
        }
        let failures = cases.filter { $0.contains("<failure") }.count
        let seconds = run.timeToReady ?? run.observed
        return """
              <testsuite name="\(escapedForMarkup(name))" tests="\(cases.count)" failures="\(failures)" time="\(seconds.components.seconds)">
            \(cases.joined(separator: "\n"))
              </testsuite>
            """
    }

    private func testCase(_ kind: String, _ name: String, failure: (type: String, message: String)?) -> String {
        let head = "    <testcase classname=\"\(kind)\" name=\"\(escapedForMarkup(name))\""
        guard let failure else { return head + "/>" }
        return head
            + "><failure type=\"\(escapedForMarkup(failure.type))\" message=\"\(escapedForMarkup(failure.message))\"/></testcase>"
    }
}
