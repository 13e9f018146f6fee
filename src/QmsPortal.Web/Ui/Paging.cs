namespace QmsPortal.Ui;

/// <summary>Where a further page of a list is; lists are paged by the key of their last row.</summary>
public static class Paging
{
    /// <summary>This address with one setting of its query changed, and one left out.</summary>
    public static string With(this HttpRequest request, string name, string? value, string? without = null)
    {
        var query = request.Query.Where(pair => pair.Key != name && pair.Key != without && pair.Key != "handler").Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value.ToString()));
        if (value is not null)
            query = query.Append(KeyValuePair.Create(name, (string?)value));
        return request.Path + QueryString.Create(query).ToString();
    }
}
