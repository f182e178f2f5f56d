import ClusterEngine
import KubeObjects

extension Cluster {
    /// The last line a container wrote before it ended, or has written since; `nil` where it wrote nothing.
    func lastLogLine(of key: ObjectKey, container: String) -> String? {
        for previous in [false, true] {
            if let line = try? logs(of: key, container: container, previous: previous).last?.text, !line.isEmpty {
                return line
            }
        }
        return nil
    }
}
