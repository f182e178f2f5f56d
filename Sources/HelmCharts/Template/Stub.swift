struct GoFormatter { static func text(_ value: TemplateValue) -> String { "\(value.payload)" } }
public enum TemplateFunctions { public static let all: [String: TemplateFunction] = [:] }
