/** What somebody is told, with the time that a person is there, where the operator has said when. */
export const withHours = (words: string, hours: string | null): string =>
  hours === null ? words : `${words}人工服务时间：${hours}。`;
