import KubeObjects
import Promotion

/// A rehearsal as JUnit XML, so that a build server shows it among its tests: one suite a run, one case an object, a way in, an open
/// connection or a missing identity.
struct JUnitReport {
    let reports: [RehearsalReport]

    var text: String {
        let suites = reports.flatMap { report in
            var runs = [suite("\(report.app) on \(report.platform), as it is", report.asIs, of: report)]
            if let promoted = report.promoted {
                runs.append(suite("\(report.app) on \(report.platform), promoted", promoted, of: report))
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

    private func suite(_ name: String, _ run: RunReport, of report: RehearsalReport) -> String {
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
            cases.append(testCase("route", route.title, failure: route.isReachable ? nil : ("Unreachable", route.why)))
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
            \(properties(of: run))
            \(cases.joined(separator: "\n"))
                <system-out>\(escapedForMarkup(report.notSimulated.joined(separator: "\n")))</system-out>
              </testsuite>
            """
    }

    /// What is no test: the time to ready, and the addresses.
    private func properties(of run: RunReport) -> String {
        var properties = [("ready", run.ready ? "true" : "false"), ("observed", run.observed.iso8601)]
        if let time = run.timeToReady { properties.append(("timeToReady", time.iso8601)) }
        for address in run.addresses {
            let ports = address.ports.map(String.init).joined(separator: ",")
            properties.append(("address of \(address.object)", address.address.map { "\($0) \(ports)" } ?? "pending"))
        }
        let lines = properties.map { name, value in
            "      <property name=\"\(escapedForMarkup(name))\" value=\"\(escapedForMarkup(value))\"/>"
        }
        return "    <properties>\n\(lines.joined(separator: "\n"))\n    </properties>"
    }

    private func testCase(_ kind: String, _ name: String, failure: (type: String, message: String)?) -> String {
        let head = "    <testcase classname=\"\(kind)\" name=\"\(escapedForMarkup(name))\""
        guard let failure else { return head + "/>" }
        return head
            + "><failure type=\"\(escapedForMarkup(failure.type))\" message=\"\(escapedForMarkup(failure.message))\"/></testcase>"
    }
}
