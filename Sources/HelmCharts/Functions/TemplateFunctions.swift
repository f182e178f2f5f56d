/// Every function that a chart's template can call, but for `and` and `or`, which are part of the language.
///
/// Go's own come first; Sprig's replace those of the same name, and Helm's replace Sprig's, as Helm has it.
public enum TemplateFunctions {
    /// The functions by their names.
    public static let all: [String: TemplateFunction] = {
        var functions: [String: TemplateFunction] = [:]
        for function in families.joined() { functions[function.name] = function }
        return functions
    }()

    private static let families: [[TemplateFunction]] = [
        ComparisonFunctions.all, AccessFunctions.all, PrintFunctions.all, StringFunctions.all, CaseFunctions.all,
        ConversionFunctions.all, ListFunctions.all, DictFunctions.all, DefaultFunctions.all, MathFunctions.all,
        ReflectionFunctions.all, EncodingFunctions.all, HashFunctions.all, CertificateFunctions.all,
        PasswordFunctions.all, DecimalFunctions.all, URLFunctions.all,
        TOMLFunctions.all, PathFunctions.all,
        RandomFunctions.all,
        RegularExpressionFunctions.all, VersionFunctions.all, TimeFunctions.all, DurationFunctions.all,
        YAMLFunctions.all, JSONFunctions.all, HelmFunctions.all,
    ]
}
